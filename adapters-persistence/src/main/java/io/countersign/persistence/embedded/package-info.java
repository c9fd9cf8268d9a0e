/** The database that comes along: H2 on one file. */
@NullMarked
package io.countersign.persistence.embedded;

import org.jspecify.annotations.NullMarked;
