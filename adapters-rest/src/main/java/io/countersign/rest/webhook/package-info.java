/** Webhooks, over HTTP. */
@NullMarked
package io.countersign.rest.webhook;

import org.jspecify.annotations.NullMarked;
