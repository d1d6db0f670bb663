// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/cap_schema.h"

namespace warning {
namespace {

// One named type per block of the standard's element table, in its order. Rules that hold beyond the shape
// (closed polygons, references, scope) are in cap_rules.cpp.
constexpr std::string_view kCapSchema = R"XSD(<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="urn:oasis:names:tc:emergency:cap:1.2"
            targetNamespace="urn:oasis:names:tc:emergency:cap:1.2" elementFormDefault="qualified" version="1.2">
 <xsd:element name="alert" type="Alert"/>

 <xsd:complexType name="Alert"><xsd:sequence>
  <xsd:element name="identifier" type="xsd:string"/>
  <xsd:element name="sender" type="xsd:string"/>
  <xsd:element name="sent" type="Moment"/>
  <xsd:element name="status" type="Status"/>
  <xsd:element name="msgType" type="MsgType"/>
  <xsd:element name="source" type="xsd:string" minOccurs="0"/>
  <xsd:element name="scope" type="Scope"/>
  <xsd:element name="restriction" type="xsd:string" minOccurs="0"/>
  <xsd:element name="addresses" type="xsd:string" minOccurs="0"/>
  <xsd:element name="code" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="note" type="xsd:string" minOccurs="0"/>
  <xsd:element name="references" type="xsd:string" minOccurs="0"/>
  <xsd:element name="incidents" type="xsd:string" minOccurs="0"/>
  <xsd:element name="info" type="Info" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
 </xsd:sequence></xsd:complexType>

 <xsd:complexType name="Info"><xsd:sequence>
  <xsd:element name="language" type="xsd:language" default="en-US" minOccurs="0"/>
  <xsd:element name="category" type="Category" maxOccurs="unbounded"/>
  <xsd:element name="event" type="xsd:string"/>
  <xsd:element name="responseType" type="ResponseType" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="urgency" type="Urgency"/>
  <xsd:element name="severity" type="Severity"/>
  <xsd:element name="certainty" type="Certainty"/>
  <xsd:element name="audience" type="xsd:string" minOccurs="0"/>
  <xsd:element name="eventCode" type="Named" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="effective" type="Moment" minOccurs="0"/>
  <xsd:element name="onset" type="Moment" minOccurs="0"/>
  <xsd:element name="expires" type="Moment" minOccurs="0"/>
  <xsd:element name="senderName" type="xsd:string" minOccurs="0"/>
  <xsd:element name="headline" type="xsd:string" minOccurs="0"/>
  <xsd:element name="description" type="xsd:string" minOccurs="0"/>
  <xsd:element name="instruction" type="xsd:string" minOccurs="0"/>
  <xsd:element name="web" type="xsd:anyURI" minOccurs="0"/>
  <xsd:element name="contact" type="xsd:string" minOccurs="0"/>
  <xsd:element name="parameter" type="Named" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="resource" type="Resource" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="area" type="Area" minOccurs="0" maxOccurs="unbounded"/>
 </xsd:sequence></xsd:complexType>

 <xsd:complexType name="Resource"><xsd:sequence>
  <xsd:element name="resourceDesc" type="xsd:string"/>
  <xsd:element name="mimeType" type="xsd:string"/>
  <xsd:element name="size" type="xsd:integer" minOccurs="0"/>
  <xsd:element name="uri" type="xsd:anyURI" minOccurs="0"/>
  <xsd:element name="derefUri" type="xsd:string" minOccurs="0"/>
  <xsd:element name="digest" type="xsd:string" minOccurs="0"/>
 </xsd:sequence></xsd:complexType>

 <xsd:complexType name="Area"><xsd:sequence>
  <xsd:element name="areaDesc" type="xsd:string"/>
  <xsd:element name="polygon" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="circle" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="geocode" type="Named" minOccurs="0" maxOccurs="unbounded"/>
  <xsd:element name="altitude" type="xsd:decimal" minOccurs="0"/>
  <xsd:element name="ceiling" type="xsd:decimal" minOccurs="0"/>
 </xsd:sequence></xsd:complexType>

 <xsd:complexType name="Named"><xsd:sequence>
  <xsd:element name="valueName" type="xsd:string"/>
  <xsd:element name="value" type="xsd:string"/>
 </xsd:sequence></xsd:complexType>

 <xsd:simpleType name="Moment"><xsd:restriction base="xsd:dateTime">
  <xsd:pattern value="\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+\-]\d{2}:\d{2}"/>
 </xsd:restriction></xsd:simpleType>

 <xsd:simpleType name="Status"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Actual"/><xsd:enumeration value="Exercise"/><xsd:enumeration value="System"/>
  <xsd:enumeration value="Test"/><xsd:enumeration value="Draft"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="MsgType"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Alert"/><xsd:enumeration value="Update"/><xsd:enumeration value="Cancel"/>
  <xsd:enumeration value="Ack"/><xsd:enumeration value="Error"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="Scope"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Public"/><xsd:enumeration value="Restricted"/><xsd:enumeration value="Private"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="Category"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Geo"/><xsd:enumeration value="Met"/><xsd:enumeration value="Safety"/>
  <xsd:enumeration value="Security"/><xsd:enumeration value="Rescue"/><xsd:enumeration value="Fire"/>
  <xsd:enumeration value="Health"/><xsd:enumeration value="Env"/><xsd:enumeration value="Transport"/>
  <xsd:enumeration value="Infra"/><xsd:enumeration value="CBRNE"/><xsd:enumeration value="Other"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="ResponseType"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Shelter"/><xsd:enumeration value="Evacuate"/><xsd:enumeration value="Prepare"/>
  <xsd:enumeration value="Execute"/><xsd:enumeration value="Avoid"/><xsd:enumeration value="Monitor"/>
  <xsd:enumeration value="Assess"/><xsd:enumeration value="AllClear"/><xsd:enumeration value="None"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="Urgency"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Immediate"/><xsd:enumeration value="Expected"/><xsd:enumeration value="Future"/>
  <xsd:enumeration value="Past"/><xsd:enumeration value="Unknown"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="Severity"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Extreme"/><xsd:enumeration value="Severe"/><xsd:enumeration value="Moderate"/>
  <xsd:enumeration value="Minor"/><xsd:enumeration value="Unknown"/>
 </xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="Certainty"><xsd:restriction base="xsd:string">
  <xsd:enumeration value="Observed"/><xsd:enumeration value="Likely"/><xsd:enumeration value="Possible"/>
  <xsd:enumeration value="Unlikely"/><xsd:enumeration value="Unknown"/>
 </xsd:restriction></xsd:simpleType>
</xsd:schema>
)XSD";

}  // namespace

std::string_view capSchema() { return kCapSchema; }

}  // namespace warning
