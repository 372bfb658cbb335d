"""The mutation harness: real content, damaged in ways that people, editors and disks damage it."""
