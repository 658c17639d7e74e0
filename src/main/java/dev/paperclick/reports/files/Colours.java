package dev.paperclick.reports.files;

/** The colours of reports on white, as 0xRRGGBB; {@code report.css} has them for pages, light and dark. */
final class Colours {

    static final int INK = 0x1B2430;
    static final int FAINT = 0x5B6675;
    static final int LINE = 0xD9DEE5;
    static final int PAPER = 0xFFFFFF;
    static final int TILE = 0xF1F5F9;
    static final int PEOPLE = 0x0F766E;
    static final int UNCERTAIN = 0xB7791F;
    static final int MACHINES = 0x94A3B8;
    static final int WARM = 0x5BB5A8;

    private Colours() {}

    static byte[] bytes(int colour) {
        return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
    }
}
