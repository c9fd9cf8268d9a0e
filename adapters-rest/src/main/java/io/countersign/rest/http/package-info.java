/** Operations, what they are called with and what they answer. */
@NullMarked
package io.countersign.rest.http;

import org.jspecify.annotations.NullMarked;
