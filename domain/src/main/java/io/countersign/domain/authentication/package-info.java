/** One run of proving, from ask to signed answer. */
@NullMarked
package io.countersign.domain.authentication;

import org.jspecify.annotations.NullMarked;
