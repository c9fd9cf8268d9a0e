/** How far messages got, and why they are not sent. */
@NullMarked
package io.countersign.rest.delivery;

import org.jspecify.annotations.NullMarked;
