/** Every answer that the contract promises, provoked. */
@NullMarked
package io.countersign.rest.contract;

import org.jspecify.annotations.NullMarked;
