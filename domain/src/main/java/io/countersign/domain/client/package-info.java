/** The calling application and its API keys. */
@NullMarked
package io.countersign.domain.client;

import org.jspecify.annotations.NullMarked;
