package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.List;

/**
 * What has Word act without being asked: form fields that call macros of the reader's own (ECMA-376 part 1, 17.16.15 and
 * 17.16.20), controls that take a whole document out of hidden data (MS-DOCX 2.5.1.1), and the binary memory of fields.
 */
final class Triggers {

    private static final String[] NAMES = {"w:entryMacro", "w:exitMacro", "w:fldData", "w15:dataBinding"};

    private Triggers() {}

    /** Takes them out; what they stand beside stays as it is. */
    static void drop(Story story) {
        List<XmlElement> triggers = story.root().descendants(NAMES);
        if (!triggers.isEmpty()) {
            triggers.forEach(XmlNode::remove);
            story.change();
        }
    }
}
