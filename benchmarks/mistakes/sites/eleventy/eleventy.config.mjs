import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import { load } from "js-yaml";

export default function (config) {
  config.addDataExtension("yaml", (text) => load(text));
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPassthroughCopy("plant.svg");
  config.setLiquidOptions({ strictVariables: true });
}
