package io.countersign.policies.actions.sandbox;

/** Code of the interpreter, in its memory. */
record Program(int at, int length) {}
