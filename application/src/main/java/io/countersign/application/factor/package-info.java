/** The loaded factors. */
@NullMarked
package io.countersign.application.factor;

import org.jspecify.annotations.NullMarked;
