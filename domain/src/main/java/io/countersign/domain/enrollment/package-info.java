/** Adding an authenticator: begin, then confirm. */
@NullMarked
package io.countersign.domain.enrollment;

import org.jspecify.annotations.NullMarked;
