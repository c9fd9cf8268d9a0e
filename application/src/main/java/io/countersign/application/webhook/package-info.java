/** Telling endpoints what happens. */
@NullMarked
package io.countersign.application.webhook;

import org.jspecify.annotations.NullMarked;
