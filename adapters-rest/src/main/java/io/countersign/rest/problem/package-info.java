/** The problems that answers may report (RFC 9457). */
@NullMarked
package io.countersign.rest.problem;

import org.jspecify.annotations.NullMarked;
