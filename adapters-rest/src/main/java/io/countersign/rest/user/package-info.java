/** Users over HTTP. */
@NullMarked
package io.countersign.rest.user;

import org.jspecify.annotations.NullMarked;
