#!/usr/bin/env node
// First: what follows needs it.
import "./any-node.ts";
import "../src/cli.ts";
