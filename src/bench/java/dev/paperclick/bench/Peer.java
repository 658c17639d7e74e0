package dev.paperclick.bench;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import dev.paperclick.templates.opc.XmlText;
import fr.opensagres.xdocreport.document.IXDocReport;
import fr.opensagres.xdocreport.document.registry.XDocReportRegistry;
import fr.opensagres.xdocreport.template.IContext;
import fr.opensagres.xdocreport.template.TemplateEngineKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.JaxbXmlPart;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;

/** Another engine with one template, used as its manual says and with all caches it has. */
@FunctionalInterface
interface Peer {

    byte[] render(Map<String, String> texts) throws Exception;

    /** poi-tl reads the template for each document. */
    static Peer poiTl(Sample sample) {
        byte[] template = sample.unrolled(name -> "{{" + name + "}}");
        Configure configuration = Configure.createDefault();
        return texts -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
            XWPFTemplate.compile(new ByteArrayInputStream(template), configuration)
                    .render(texts)
                    .writeAndClose(out);
            return out.toByteArray();
        };
    }

    /** XDocReport keeps the template prepared. */
    static Peer xDocReport(Sample sample) throws Exception {
        byte[] template = sample.unrolled(name -> "${" + name + "}");
        IXDocReport report = XDocReportRegistry.getRegistry()
                .loadReport(new ByteArrayInputStream(template), TemplateEngineKind.Freemarker);
        return texts -> {
            IContext context = report.createContext();
            texts.forEach(context::put);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
            report.process(context, out);
            return out.toByteArray();
        };
    }

    /** docx4j clones a package that was loaded once; it takes values that are XML. */
    static Peer docx4j(Sample sample) throws Exception {
        WordprocessingMLPackage prepared =
                WordprocessingMLPackage.load(new ByteArrayInputStream(sample.unrolled(name -> "${" + name + "}")));
        Map<Map<String, String>, Map<String, String>> escaped = new HashMap<>();
        sample.texts.forEach(texts -> {
            Map<String, String> copy = new HashMap<>();
            texts.forEach((name, text) -> copy.put(name, XmlText.attribute(text)));
            escaped.put(texts, copy);
        });
        return texts -> {
            WordprocessingMLPackage document = (WordprocessingMLPackage) prepared.clone();
            Map<String, String> values = escaped.get(texts);
            for (Part part : document.getParts().getParts().values()) {
                if (part instanceof MainDocumentPart || part instanceof FooterPart) {
                    ((JaxbXmlPart<?>) part).variableReplace(values);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
            document.save(out);
            return out.toByteArray();
        };
    }

    /** Plain POI: open, replace in each run, write. */
    static Peer poi(Sample sample) {
        byte[] template = sample.unrolled(name -> "{{" + name + "}}");
        return texts -> {
            try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(template))) {
                Function<String, String> filled = text -> fill(text, texts);
                replace(document.getBodyElements(), filled);
                for (XWPFFooter footer : document.getFooterList()) {
                    replace(footer.getBodyElements(), filled);
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
                document.write(out);
                return out.toByteArray();
            }
        };
    }

    private static void replace(Iterable<IBodyElement> elements, Function<String, String> filled) {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                for (XWPFRun run : paragraph.getRuns()) {
                    for (int i = 0; i < run.getCTR().sizeOfTArray(); i++) {
                        String text = run.getText(i);
                        if (text != null && text.contains("{{")) {
                            run.setText(filled.apply(text), i);
                        }
                    }
                }
            } else if (element instanceof XWPFTable table) {
                for (XWPFTableRow row : table.getRows()) {
                    for (XWPFTableCell cell : row.getTableCells()) {
                        replace(cell.getBodyElements(), filled);
                    }
                }
            }
        }
    }

    private static String fill(String text, Map<String, String> texts) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            int close = text.indexOf("}}", open);
            filled.append(text, from, open).append(texts.get(text.substring(open + 2, close)));
            from = close + 2;
        }
        return filled.append(text, from, text.length()).toString();
    }
}
