/** Use cases and the ports they drive. */
@NullMarked
package io.countersign.application;

import org.jspecify.annotations.NullMarked;
