/** The engines that run the policies of tenants. */
@NullMarked
package io.countersign.server.policy;

import org.jspecify.annotations.NullMarked;
