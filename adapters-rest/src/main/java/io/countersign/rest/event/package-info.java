/** What happened, over HTTP. */
@NullMarked
package io.countersign.rest.event;

import org.jspecify.annotations.NullMarked;
