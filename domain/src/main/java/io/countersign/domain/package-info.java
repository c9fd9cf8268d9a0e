/** The rules: records and sealed types, without I/O, clock or randomness of their own. */
@NullMarked
package io.countersign.domain;

import org.jspecify.annotations.NullMarked;
