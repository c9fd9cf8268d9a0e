/** HTTP to use cases and back. */
@NullMarked
package io.countersign.rest;

import org.jspecify.annotations.NullMarked;
