/** The store's ports on jOOQ and Liquibase. */
@NullMarked
package io.countersign.persistence;

import org.jspecify.annotations.NullMarked;
