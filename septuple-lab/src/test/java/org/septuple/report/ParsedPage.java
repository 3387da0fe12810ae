package org.septuple.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Markup as an XML parser reads it.
///
/// @param document the tree
record ParsedPage(Document document) {

    static ParsedPage of(String markup) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new ParsedPage(builder.parse(new InputSource(new StringReader(markup))));
        } catch (ParserConfigurationException | SAXException | IOException notWellFormed) {
            throw new AssertionError(notWellFormed);
        }
    }

    /// Elements of a name, in order.
    List<Element> all(String name) {
        return within(document.getDocumentElement(), name);
    }

    /// Elements of a name with a word in their class attribute.
    List<Element> all(String name, String style) {
        return all(name).stream().filter(element -> hasStyle(element, style)).toList();
    }

    static List<Element> within(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static boolean hasStyle(Element element, String style) {
        return List.of(element.getAttribute("class").split(" ", -1)).contains(style);
    }

    /// The numbers below an element, exactly.
    static List<Double> numbers(Element parent) {
        return within(parent, "data").stream()
                .map(data -> Double.parseDouble(data.getAttribute("value")))
                .toList();
    }

    /// The element of a name whose text contains these words.
    Element containing(String name, String words) {
        return all(name).stream()
                .filter(element -> element.getTextContent().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s contains: %s".formatted(name, words)));
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }

    /// All attributes of a name.
    List<String> attributes(String name) {
        List<String> values = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            Node attribute = nodes.item(i).getAttributes().getNamedItem(name);
            if (attribute != null) {
                values.add(attribute.getNodeValue());
            }
        }
        return values;
    }

    /// The value that a printed number stands for: `−1.5 × 10⁻³` is −0.0015.
    static double printed(String number) {
        String plain = number.replace('−', '-').replaceAll("[\\s\\u00A0\\u202F]", "");
        for (int digit = 0; digit <= 9; digit++) {
            plain = plain.replace("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit), (char) ('0' + digit));
        }
        plain = plain.replace('⁻', '-');
        if (plain.startsWith("10") && number.matches("10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")) {
            return Double.parseDouble("1e" + plain.substring(2));
        }
        return Double.parseDouble(plain.replace("×10", "e").toLowerCase(Locale.ROOT));
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
