/** Policies: how they are kept, compiled and asked. */
@NullMarked
package io.countersign.application.policy;

import org.jspecify.annotations.NullMarked;
