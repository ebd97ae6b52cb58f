#!/usr/bin/env node
// First: what follows needs it.
import "./regexp-escape.ts";
import "../src/cli.ts";
