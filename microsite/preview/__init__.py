"""Watch, rebuild, reload: what is saved is seen."""
