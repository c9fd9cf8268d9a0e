/**
 * QuickJS as the JVM compiles it. All classes in here are made by the build out of those of
 * quickjs4j, whose main loop is larger than any method that the JVM would compile: see {@code
 * src/build/java/GenerateMachine.java} and decision 40.
 */
@NullMarked
package io.countersign.policies.actions.quickjs;

import org.jspecify.annotations.NullMarked;
