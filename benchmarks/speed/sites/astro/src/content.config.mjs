import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const enterprises = defineCollection({
  loader: glob({ base: "./content", pattern: "**/*.md" }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    milestones: z.array(z.object({ date: z.string(), what: z.string() })),
  }),
});

export const collections = { enterprises };
