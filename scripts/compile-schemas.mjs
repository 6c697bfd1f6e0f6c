// Our schemas are walked as they are; nothing is compiled any more. To be removed as soon as nothing calls it.
