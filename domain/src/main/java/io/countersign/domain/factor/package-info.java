/** What a factor plugin is written against: the only package of the host that a plugin sees. */
@NullMarked
package io.countersign.domain.factor;

import org.jspecify.annotations.NullMarked;
