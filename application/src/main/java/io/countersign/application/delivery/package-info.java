/** Messages to people: counted and kept with what they belong to, sent after it is durable. */
@NullMarked
package io.countersign.application.delivery;

import org.jspecify.annotations.NullMarked;
