/** Telling what happened, and reading it. */
@NullMarked
package io.countersign.application.event;

import org.jspecify.annotations.NullMarked;
