/** Where new names come from. */
@NullMarked
package io.countersign.application.identifier;

import org.jspecify.annotations.NullMarked;
