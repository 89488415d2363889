<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the window, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
</context>
</TS>
