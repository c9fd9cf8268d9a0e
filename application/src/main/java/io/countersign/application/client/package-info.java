/** API keys: create, list, revoke, and recognize the caller. */
@NullMarked
package io.countersign.application.client;

import org.jspecify.annotations.NullMarked;
