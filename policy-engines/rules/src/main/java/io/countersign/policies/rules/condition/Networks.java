package io.countersign.policies.rules.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;

/** {@code ip.inNetwork(cidr)}: whether an address is in a block of them (RFC 4632, RFC 4291). */
final class Networks {

  static final String FUNCTION = "inNetwork";

  private static final String OVERLOAD = "string_in_network_string";

  private Networks() {}

  static CelFunctionDecl declared() {
    return CelFunctionDecl.newFunctionDeclaration(
        FUNCTION,
        CelOverloadDecl.newMemberOverload(
            OVERLOAD, SimpleType.BOOL, ImmutableList.of(SimpleType.STRING, SimpleType.STRING)));
  }

  static Iterable<CelFunctionBinding> bound() {
    return CelFunctionBinding.fromOverloads(
        FUNCTION,
        CelFunctionBinding.from(OVERLOAD, String.class, String.class, Networks::inNetwork));
  }

  /**
   * @throws CelInvalidArgumentException if either is not of its form
   */
  static boolean inNetwork(String ip, String cidr) {
    InetAddress address = address(ip);
    int slash = cidr.indexOf('/');
    InetAddress network = address(slash < 0 ? cidr : cidr.substring(0, slash));
    int bits = network.getAddress().length * 8;
    int rest = bits - (slash < 0 ? bits : length(cidr.substring(slash + 1), bits));
    // An address of the other family is in no block of this one.
    return (address instanceof Inet4Address) == (network instanceof Inet4Address)
        && number(address).shiftRight(rest).equals(number(network).shiftRight(rest));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int length(String text, int bits) {
    if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= bits) {
      return Integer.parseInt(text);
    }
    throw new CelInvalidArgumentException("not the length of a network");
  }

  /** Never asks a name server: only literals are read. */
  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw new CelInvalidArgumentException("not an address");
    }
  }
}
