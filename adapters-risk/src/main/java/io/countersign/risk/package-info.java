/** What assessors know from files. */
@NullMarked
package io.countersign.risk;

import org.jspecify.annotations.NullMarked;
