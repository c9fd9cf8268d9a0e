/** Begin, confirm, cancel and read enrollments. */
@NullMarked
package io.countersign.application.enrollment;

import org.jspecify.annotations.NullMarked;
