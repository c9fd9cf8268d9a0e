/** Endpoints that are told what happens. */
@NullMarked
package io.countersign.domain.webhook;

import org.jspecify.annotations.NullMarked;
