/** The signed outcome handed to the application, and the keys that sign it. */
@NullMarked
package io.countersign.application.assertion;

import org.jspecify.annotations.NullMarked;
