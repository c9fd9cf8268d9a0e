/** All or nothing, durable before it is told. */
@NullMarked
package io.countersign.application.transaction;

import org.jspecify.annotations.NullMarked;
