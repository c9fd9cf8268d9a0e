/** API keys over HTTP. */
@NullMarked
package io.countersign.rest.client;

import org.jspecify.annotations.NullMarked;
