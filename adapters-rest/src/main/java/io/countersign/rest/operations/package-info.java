/** Health, metrics, and what the server tells about requests. */
@NullMarked
package io.countersign.rest.operations;

import org.jspecify.annotations.NullMarked;
