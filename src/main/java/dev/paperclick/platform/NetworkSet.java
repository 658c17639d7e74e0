package dev.paperclick.platform;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Many networks as one set of addresses; asked by binary search, so that its size does not matter. */
public final class NetworkSet {

    private static final int V4_BYTES = 4;

    private final Ranges v4;
    private final Ranges v6;
    private final int size;

    private NetworkSet(Collection<Network> networks) {
        v4 = Ranges.of(networks, true);
        v6 = Ranges.of(networks, false);
        size = networks.size();
    }

    /** The addresses of all these networks; they may overlap. */
    public static NetworkSet of(Collection<Network> networks) {
        return new NetworkSet(networks);
    }

    /** Whether one of the networks has the address; IPv4 inside IPv6 counts as IPv4. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes.length == V4_BYTES ? v4 : v6).contain(bytes);
    }

    /** How many networks were given. */
    public int size() {
        return size;
    }

    /**
     * Ranges that neither overlap nor touch the order of one another.
     *
     * @param starts the first address of each, ascending
     * @param ends the last address of each
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Ranges(byte[][] starts, byte[][] ends) {

        static Ranges of(Collection<Network> networks, boolean v4) {
            List<byte[][]> sorted = networks.stream()
                    .filter(network -> (network.address().getAddress().length == V4_BYTES) == v4)
                    .map(network -> new byte[][] {network.first(), network.last()})
                    .sorted(Comparator.comparing(range -> range[0], Arrays::compareUnsigned))
                    .toList();
            List<byte[][]> merged = new ArrayList<>();
            for (byte[][] range : sorted) {
                byte[][] before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                if (before == null || Arrays.compareUnsigned(range[0], before[1]) > 0) {
                    merged.add(range.clone());
                } else if (Arrays.compareUnsigned(range[1], before[1]) > 0) {
                    before[1] = range[1];
                }
            }
            return new Ranges(
                    merged.stream().map(range -> range[0]).toArray(byte[][]::new),
                    merged.stream().map(range -> range[1]).toArray(byte[][]::new));
        }

        boolean contain(byte[] address) {
            int at = Arrays.binarySearch(starts, address, Arrays::compareUnsigned);
            int range = at >= 0 ? at : -at - 2;
            return range >= 0 && Arrays.compareUnsigned(address, ends[range]) <= 0;
        }
    }
}
