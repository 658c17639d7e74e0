package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Picture;
import java.util.List;
import java.util.Map;

/** The weekly mail as a page. */
final class HtmlDigest {

    private HtmlDigest() {}

    /** What the page says of a picture. */
    record Shown(String name, String words) {}

    static String write(Digest digest, List<Picture> pictures) {
        return MailPage.write(
                "digest.ftlh",
                Map.of(
                        "digest",
                        digest,
                        "pictures",
                        pictures.stream()
                                .map(picture -> new Shown(picture.name(), picture.words()))
                                .toList(),
                        "pictureWidth",
                        DigestCharts.WIDTH,
                        "pictureHeight",
                        DigestCharts.HEIGHT));
    }
}
