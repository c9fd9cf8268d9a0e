/**
 * The house plan as tests. {@link io.countersign.architecture.House} is what is looked at, {@link
 * io.countersign.architecture.Rules} what must hold, and below {@code planted} every rule has
 * classes that break it.
 */
@NullMarked
package io.countersign.architecture;

import org.jspecify.annotations.NullMarked;
