/** The contract, for machines and for people. */
@NullMarked
package io.countersign.rest.docs;

import org.jspecify.annotations.NullMarked;
