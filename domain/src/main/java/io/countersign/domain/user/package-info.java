/** The person, known by the application's own id. */
@NullMarked
package io.countersign.domain.user;

import org.jspecify.annotations.NullMarked;
