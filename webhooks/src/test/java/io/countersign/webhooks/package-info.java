/** Sends webhooks: signs them, and makes sure whom it talks to. */
@NullMarked
package io.countersign.webhooks;

import org.jspecify.annotations.NullMarked;
